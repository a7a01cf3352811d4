// What graphql-js says about a request, held to the specification of September 2025 where it says more or less.
import * as graphql17 from 'graphql';
import * as graphql16 from 'graphql16';
import { readFileSync } from 'node:fs';
import { publicSchema } from '../folder.mjs';
import { addResolvers, root } from '../wide/resolvers.mjs';
import { addScalars } from './scalars.mjs';

const wideSchema = readFileSync(new URL('../wide/schema.graphql', import.meta.url), 'utf8');

// "includeDeprecated" is of a non-null type since September 2025.
for (const type of [graphql16.__Type, graphql16.__Field, graphql16.__Directive]) {
  Object.values(type.getFields()).flatMap((field) => field.args).filter((arg) => arg.name === 'includeDeprecated').forEach((arg) => {
    arg.type = new graphql16.GraphQLNonNull(graphql16.GraphQLBoolean);
  });
}

// Depth of introspection is a limit, not a rule of the specification; the others are about incremental delivery.
const isOfSpecification = (rule) => !/^(MaxIntrospectionDepth|DeferStream|StreamDirective)/.test(rule.name);

// Rules that edition 16 does not know as the specification of September 2025 has them: whether there are operations of the type at
// all, and that conditions may not stand at the root of a subscription. What edition 17 says of them is added.
const newRules = ['KnownOperationTypesRule', 'SingleFieldSubscriptionsRule'];

/** An edition of graphql-js (16 or 17) with one of the two schemas, `public` or `wide`. */
export class Oracle {
  constructor(edition, schemaName) {
    this.edition = edition;
    this.name = schemaName;
    this.graphql = edition === 16 ? graphql16 : graphql17;
    this.schema = this.graphql.buildSchema(schemaName === 'wide' ? wideSchema : publicSchema());
    this.executes = schemaName === 'wide';
    addScalars(this.schema);
    if (this.executes) {
      addResolvers(this.graphql, this.schema);
    }

    this.rules = this.graphql.specifiedRules.filter(isOfSpecification);
    if (edition === 16) {
      this.rules = this.rules.filter((rule) => !newRules.includes(rule.name));
    }
  }

  /**
   * The verdict: `syntax`, `validation`, `operation` (which one to run cannot be told), `variables` or `runs`. Errors carry the
   * name of the rule that found them. An operation that runs comes with the result, where there is data behind the schema.
   * @param newer what edition 17 judged, for edition 16
   */
  judge({ query, operationName, variables }, newer) {
    let document;
    try {
      document = this.#parse(query);
    } catch (error) {
      return { verdict: 'syntax', errors: [errorOf('Syntax', error)] };
    }

    const errors = [...this.#validate(document), ...newer?.errors.filter(({ rule }) => newRules.includes(rule)) ?? []];
    if (errors.length > 0) {
      return { verdict: 'validation', document, errors };
    }

    const operation = this.graphql.getOperationAST(document, operationName);
    if (!operation) {
      return { verdict: 'operation', document, errors: [] };
    }

    const values = this.graphql.getVariableValues(this.schema, operation.variableDefinitions ?? [], variables ?? {});
    if (values.errors) {
      return { verdict: 'variables', document, errors: values.errors.map((error) => errorOf('Variables', error)) };
    }

    const coerced = values.coerced ?? values.variableValues.coerced;
    const result = this.executes && operation.operation !== 'subscription' ? this.#execute(document, operationName, variables, coerced) : undefined;
    return { verdict: 'runs', document, operation, variables: coerced, errors: [], result };
  }

  // Edition 17 lets "{ }" pass unless it is told otherwise; the grammar has no empty selection sets.
  #parse(query) {
    return this.graphql.parse(query, { allowEmptySelectionSets: false });
  }

  #validate(document) {
    const found = [];
    const noted = this.rules.map((rule) => (context) => {
      const noting = Object.create(context);
      noting.reportError = (error) => found.push(errorOf(rule.name, error));
      noting.getRecursiveVariableUsages = (operation) => context.getRecursiveVariableUsages(operation).map((usage) => this.#held(usage));
      return rule(noting);
    });
    this.graphql.validate(this.schema, document, noted);
    return found;
  }

  // "All Variable Usages Are Allowed": a variable in a field of a OneOf object is not null. graphql-js looks past the field where
  // the object itself is of a non-null type, as an item of "[Choice!]" is.
  #held(usage) {
    return { ...usage, parentType: usage.parentType && this.graphql.getNullableType(usage.parentType) };
  }

  // A condition whose variable is null neither skips nor includes, says CollectFields; graphql-js takes it for an error.
  #execute(document, operationName, variableValues, coerced) {
    const held = this.graphql.visit(document, {
      Directive: (node) => {
        const value = node.arguments?.[0]?.value;
        const isCondition = (node.name.value === 'skip' || node.name.value === 'include') && value?.kind === 'Variable';
        return isCondition && typeof coerced[value.name.value] !== 'boolean'
          ? { ...node, arguments: [{ ...node.arguments[0], value: { kind: 'BooleanValue', value: false } }] }
          : undefined;
      },
    });
    return this.graphql.executeSync({ schema: this.schema, document: held, operationName, variableValues, rootValue: root });
  }
}

const errorOf = (rule, { message, locations }) => ({ rule, message, places: locations ?? [] });
