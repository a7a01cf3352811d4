// The edge cases, written by hand, by section.
import { directives, introspection, names, oneOf, operationTypes, subscriptions } from './others.mjs';
import { fields, fragments, merging } from './selections.mjs';
import { language } from './language.mjs';
import { numbers, strings, values } from './values.mjs';
import { variables } from './variables.mjs';

export const catalogue = [
  ...language, ...names, ...numbers, ...strings, ...values, ...variables, ...fields, ...merging, ...fragments, ...directives, ...oneOf, ...subscriptions,
  ...introspection, ...operationTypes,
];
