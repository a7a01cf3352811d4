// Valid documents by chance: selections with arguments, variables, fragments, directives and aliases.
import {
  doTypesOverlap, getNamedType, GraphQLNonNull, isAbstractType, isCompositeType, isInputObjectType, isIntrospectionType, isLeafType,
  isListType, isNonNullType, isRequiredArgument, Kind, parseType, print, SchemaMetaFieldDef, stripIgnoredCharacters, TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql';
import { fieldsFor, jsonOf, literalOf, nameOf } from './values.mjs';

const maxDepth = 6;
const maxAliases = 20;
const maxFields = 90;

// graphql-js knows more about directives than the specification of September 2025.
const beyond = new Set(['__Directive.isDeprecated', '__Directive.deprecationReason', '__Schema.directives(includeDeprecated:)']);

/** A request whose document is valid by construction, but for fields that happen not to merge. */
export class Generator {
  constructor(random, schema) {
    this.random = random;
    this.schema = schema;
    this.types = Object.values(schema.getTypeMap()).filter((type) => isCompositeType(type) && !isIntrospectionType(type));
  }

  request() {
    const { random } = this;
    this.fragments = [];
    this.aliases = 0;
    this.fields = 0;
    this.names = 0;
    const count = random.chance(0.12) ? random.whole(2, 3) : 1;
    const operations = Array.from({ length: count }, (_, index) => this.#operation(count > 1 || random.chance(0.4) ? `Op${index}` : undefined));
    const chosen = random.pick(operations);
    const definitions = [...operations.map((operation) => operation.node), ...this.fragments.map((fragment) => fragment.node)];
    if (random.chance(0.3)) {
      definitions.reverse();
    }

    return {
      document: { kind: Kind.DOCUMENT, definitions },
      operationName: count > 1 ? chosen.node.name.value : undefined,
      variables: chosen.values,
    };
  }

  #operation(name) {
    const { random } = this;
    this.variables = [];
    this.height = 0;
    const operation = this.#kindOfOperation();
    const directives = this.#directives(operation.toUpperCase());
    const selectionSet = operation === 'subscription' ? this.#streamSelection() : this.#selectionSet(this.schema.getRootType(operation), 1);
    const values = {};
    for (const variable of this.variables) {
      if (variable.given) {
        values[variable.name] = variable.value;
      }
    }

    const described = name !== undefined && random.chance(0.15);
    const node = {
      kind: Kind.OPERATION_DEFINITION,
      operation,
      description: described ? { kind: Kind.STRING, value: 'What it is for.', block: random.chance(0.5) } : undefined,
      name: name === undefined ? undefined : nameOf(name),
      variableDefinitions: this.variables.map((variable) => variable.node),
      directives,
      selectionSet,
    };
    return { node, values };
  }

  #kindOfOperation() {
    const chance = this.random.next();
    const kind = chance < 0.1 ? 'mutation' : chance < 0.17 ? 'subscription' : 'query';
    return this.schema.getRootType(kind) ? kind : 'query';
  }

  // One field, and sure to be there.
  #streamSelection() {
    const type = this.schema.getSubscriptionType();
    const field = this.#field(type, this.random.pick(Object.values(type.getFields())), 1, new Set(), false);
    return { kind: Kind.SELECTION_SET, selections: [field] };
  }

  #selectionSet(type, depth) {
    const { random } = this;
    const selections = [];
    const used = new Set();
    if (isAbstractType(type)) {
      // So that the answer tells which type it is of.
      selections.push(this.#field(type, TypeNameMetaFieldDef, depth, used, false));
    }

    const count = depth === 1 ? random.whole(1, 3) : random.whole(1, 4);
    for (let i = 0; i < count; i++) {
      const fragment = random.chance(depth === 1 ? 0.08 : 0.16) ? this.#fragment(type, depth) : undefined;
      selections.push(fragment ?? this.#field(type, this.#fieldOf(type, depth), depth, used, true));
    }

    if (random.chance(0.06)) {
      const again = selections.find((selection) => selection.kind === Kind.FIELD && !selection.selectionSet);
      if (again) {
        selections.push(again);
      }
    }

    return { kind: Kind.SELECTION_SET, selections };
  }

  #fieldOf(type, depth) {
    const { random } = this;
    const all = Object.values(type.getFields?.() ?? {}).filter((field) => !beyond.has(`${type.name}.${field.name}`));
    const leaves = all.filter((field) => isLeafType(getNamedType(field.type)));
    const branches = depth < maxDepth && this.fields < maxFields ? all.filter((field) => isCompositeType(getNamedType(field.type))) : [];
    if (depth === 1 && random.chance(0.07)) {
      return random.pick([SchemaMetaFieldDef, TypeMetaFieldDef]);
    }

    const chosen = branches.length > 0 && random.chance(depth === 1 ? 0.93 : 0.45) ? random.pick(branches) : random.pick(leaves);
    return chosen === undefined || random.chance(0.04) ? TypeNameMetaFieldDef : chosen;
  }

  #field(type, field, depth, used, free) {
    const { random } = this;
    this.fields++;
    this.height = Math.max(this.height, depth);
    const args = [];
    // A record is looked up by one of the arguments; by none or by several it is an error that only some documents should make.
    const isLookUp = depth === 1 && field.args.length > 0 && field.args.every((arg) => arg.type.name === 'ID');
    const only = isLookUp && random.chance(0.85) ? random.pick(field.args) : undefined;
    for (const arg of field.args) {
      const paged = arg.name === 'first' && field.args.some((other) => other.name === 'after');
      const chance = arg.name === 'after' ? 0.05 : arg.name === 'where' ? 0.4 : 0.3;
      const isGiven = only ? arg === only : isRequiredArgument(arg) || paged || random.chance(chance);
      if (isGiven && !beyond.has(`${type.name}.${field.name}(${arg.name}:)`)) {
        const hint = arg.name === 'id' ? getNamedType(field.type).name : arg.name;
        args.push({ kind: Kind.ARGUMENT, name: nameOf(arg.name), value: this.#value(arg, hint, 0, paged || arg === only) });
      }
    }

    let name = field.name;
    const mustRename = used.has(name) && (field.args.length > 0 || !isLeafType(getNamedType(field.type)));
    const aliased = free && (mustRename || (this.aliases < maxAliases && random.chance(0.2)));
    if (aliased) {
      this.aliases++;
      name = `${random.pick(['a', 'of', 'on', 'type', 'true', '_', 'x'])}${this.names++}`;
    }

    used.add(name);
    return {
      kind: Kind.FIELD,
      alias: aliased ? nameOf(name) : undefined,
      name: nameOf(field.name),
      arguments: args,
      directives: free ? this.#directives('FIELD') : [],
      selectionSet: isLeafType(getNamedType(field.type)) ? undefined : this.#selectionSet(getNamedType(field.type), depth + 1),
    };
  }

  // Up to two of the directives of a place; only one that is repeatable may stand there twice.
  #directives(location) {
    const { random } = this;
    if (!random.chance(0.08)) {
      return [];
    }

    const known = this.schema.getDirectives().filter((directive) => directive.locations.includes(location));
    return random.some([...known, ...known.filter((directive) => directive.isRepeatable)], random.pick([1, 1, 2])).map((directive) => ({
      kind: Kind.DIRECTIVE,
      name: nameOf(directive.name),
      arguments: directive.args.filter((arg) => isRequiredArgument(arg) || random.chance(0.3))
        .map((arg) => ({ kind: Kind.ARGUMENT, name: nameOf(arg.name), value: this.#value(arg, arg.name, 0, false) })),
    }));
  }

  #fragment(type, depth) {
    const { random } = this;
    const conditions = this.types.filter((other) => doTypesOverlap(this.schema, other, type));
    const condition = random.pick(conditions) ?? type;
    if (random.chance(0.5)) {
      const typed = condition !== type || random.chance(0.5);
      return {
        kind: Kind.INLINE_FRAGMENT,
        typeCondition: typed ? { kind: Kind.NAMED_TYPE, name: nameOf(condition.name) } : undefined,
        directives: this.#directives('INLINE_FRAGMENT'),
        selectionSet: this.#selectionSet(typed ? condition : type, depth),
      };
    }

    const known = random.chance(0.5)
      ? this.fragments.find((other) => conditions.includes(other.type) && !other.hasVariables && other.height + depth - 1 <= maxDepth)
      : undefined;
    const name = known?.node.name.value ?? this.#newFragment(condition, depth);
    return { kind: Kind.FRAGMENT_SPREAD, name: nameOf(name), directives: this.#directives('FRAGMENT_SPREAD') };
  }

  #newFragment(type, depth) {
    const outer = this.height;
    const before = this.variables.length;
    this.height = 0;
    const name = `F${this.names++}`;
    const selectionSet = this.#selectionSet(type, depth);
    this.fragments.push({
      type,
      height: this.height - depth + 1,
      hasVariables: this.variables.length > before || this.variables.some((variable) => variable.shared),
      node: {
        kind: Kind.FRAGMENT_DEFINITION,
        name: nameOf(name),
        typeCondition: { kind: Kind.NAMED_TYPE, name: nameOf(type.name) },
        directives: this.#directives('FRAGMENT_DEFINITION'),
        selectionSet,
      },
    });
    this.height = Math.max(outer, this.height);
    return name;
  }

  // A value in the place of an argument, an input field or a list item: a literal, a variable, or a literal with variables inside.
  #value(place, name, depth, always) {
    const { random } = this;
    if (this.variables.length < 8 && random.chance(depth === 0 ? 0.3 : 0.12)) {
      return this.#variable(place, name, depth, always);
    }

    const type = isNonNullType(place.type) ? place.type.ofType : place.type;
    if (isInputObjectType(type) && !random.chance(0.05)) {
      return {
        kind: Kind.OBJECT,
        fields: fieldsFor(random, type, depth).map((field) => {
          const inner = type.isOneOf ? { type: new GraphQLNonNull(field.type) } : field;
          return { kind: Kind.OBJECT_FIELD, name: nameOf(field.name), value: this.#value(inner, field.name, depth + 1, false) };
        }),
      };
    }

    if (isListType(type) && random.chance(0.7)) {
      return {
        kind: Kind.LIST,
        values: Array.from({ length: random.whole(1, 2) }, () => this.#value({ type: type.ofType }, name, depth + 1, always)),
      };
    }

    return literalOf(random, always ? jsonOf(random, type.ofType ?? type, name, depth) ?? 1 : jsonOf(random, place.type, name, depth), place.type);
  }

  #variable(place, name, depth, always) {
    const { random } = this;
    const known = this.variables.find((variable) => variable.place === String(place.type) && variable.ofName === name);
    if (known && random.chance(0.5)) {
      known.shared = true;
      return { kind: Kind.VARIABLE, name: nameOf(known.name) };
    }

    const required = isNonNullType(place.type);
    const inner = required ? place.type.ofType : place.type;
    const hasDefault = random.chance(0.25);
    // A variable may be stricter than its place; it may be laxer where a default stands in for a missing value.
    const strict = required ? !(hasDefault || (place.defaultValue !== undefined || place.default !== undefined) && random.chance(0.5)) : random.chance(0.25);
    const nonNull = () => {
      for (;;) {
        const value = jsonOf(random, inner, name, depth);
        if (value !== null) {
          return value;
        }
      }
    };
    const value = strict || required || always ? nonNull() : jsonOf(random, inner, name, depth);
    const given = (strict && !hasDefault) || always || random.chance(0.75);
    const variable = {
      name: random.pick([`v${this.variables.length}`, `on${this.variables.length}`, `query${this.variables.length}`]),
      place: String(place.type),
      ofName: name,
      value,
      given,
      node: undefined,
    };
    variable.node = {
      kind: Kind.VARIABLE_DEFINITION,
      variable: { kind: Kind.VARIABLE, name: nameOf(variable.name) },
      type: parseType(`${inner}${strict ? '!' : ''}`),
      defaultValue: hasDefault ? literalOf(random, nonNull(), inner) : undefined,
      directives: [],
    };
    variable.node.directives = this.#constantDirectives();
    this.variables.push(variable);
    return { kind: Kind.VARIABLE, name: nameOf(variable.name) };
  }

  // On a variable no variable may be used.
  #constantDirectives() {
    const known = this.schema.getDirectives().filter((directive) => directive.locations.includes('VARIABLE_DEFINITION'));
    return known.length === 0 || !this.random.chance(0.08) ? [] : [this.random.pick(known)].map((directive) => ({
      kind: Kind.DIRECTIVE,
      name: nameOf(directive.name),
      arguments: directive.args.filter((arg) => isRequiredArgument(arg))
        .map((arg) => ({ kind: Kind.ARGUMENT, name: nameOf(arg.name), value: literalOf(this.random, jsonOf(this.random, arg.type), arg.type) })),
    }));
  }
}

/** A text of the document, laid out in one of many ways that mean the same. */
export function layOut(random, document) {
  const text = print(document);
  switch (random.whole(0, 7)) {
    case 0: return stripIgnoredCharacters(text);
    case 1: return text.replaceAll('\n', '\r\n');
    case 2: return text.includes('"""') ? text : text.replaceAll('\n', '\r');
    case 3: return `\uFEFF# 한강 🌉\n${text}`;
    case 4: return text.replaceAll('\n  ', '\n,\t');
    case 5: return text.includes('"""') ? text : text.replaceAll(' {\n', ' { # "begin"\n');
    default: return text;
  }
}
