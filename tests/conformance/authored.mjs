// Is the authored folder valid GraphQL? All its files, one after the other, are one schema document.
// usage: node authored.mjs [FOLDER]
import { buildSchema, concatAST, GraphQLError, parse, Source, validateSchema } from 'graphql';
import { validateSDL } from 'graphql/validation/validate.js';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { authoredFiles, graphqlFolder } from './folder.mjs';

const folder = process.argv[2] ?? graphqlFolder;
const files = authoredFiles(folder);
const errors = [];
const texts = files.map((file) => readFileSync(file, 'utf8'));
const documents = [];
for (const [index, text] of texts.entries()) {
  try {
    documents.push(parse(new Source(text, relative(folder, files[index]))));
  } catch (error) {
    if (!(error instanceof GraphQLError)) {
      throw error;
    }

    errors.push(error);
  }
}

if (errors.length === 0) {
  // buildSchema throws what this finds as one error without places.
  errors.push(...validateSDL(concatAST(documents)));
}

if (errors.length === 0) {
  errors.push(...validateSchema(buildSchema(texts.join('\n'))));
}

for (const error of errors) {
  console.log(`${error}\n`);
}

console.log(`${files.length} files, ${errors.length} errors`);
process.exitCode = errors.length === 0 && files.length > 0 ? 0 : 1;
