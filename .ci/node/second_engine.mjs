// Asks every saved query for which there are expected rows in Comunica, as `hanke query --show` prints it, over the
// published data set, and compares the rows. usage: second_engine.mjs HANKE DATASET.nq
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { QueryEngine } from '@comunica/query-sparql-rdfjs';
import { Parser, Store } from 'n3';

const [hanke, quads] = process.argv.slice(2);
const store = new Store(new Parser({ format: 'N-Quads' }).parse(readFileSync(quads, 'utf8')));
const engine = new QueryEngine();
const folder = 'tests/expected/queries';

/** The query with the values of the case filled in. */
function shown(name) {
  const [query, ...values] = name.split(',');
  const options = values.map(decodeURIComponent).flatMap((value) =>
    value.startsWith('lang=') ? ['--lang', value.slice(5)] : ['--param', value]);
  return execFileSync(hanke, ['query', query, '--show', '--quiet', ...options], { encoding: 'utf8' });
}

/** How a number is written, and in which order values are concatenated, is not defined. */
function cell(text) {
  return text !== '' && Number.isFinite(Number(text)) ? String(Number(text)) : text.split('; ').sort().join('; ');
}

const sorted = (rows) => rows.map((row) => JSON.stringify(row.map(cell))).sort();

/** The rows of a CSV file, without its header. */
function csv(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\n') rows.push([]);
    if (end === '') break;
  }
  return rows.slice(1, -1);
}

async function ask(query) {
  const result = await engine.query(query, { sources: [store] });
  const variables = (await result.metadata()).variables.map((entry) => entry.variable ?? entry);
  const rows = [];
  for await (const row of await result.execute()) {
    rows.push(variables.map((variable) => row.get(variable)?.value ?? ''));
  }
  return rows;
}

let different = 0;
const cases = readdirSync(folder).filter((file) => file.endsWith('.csv')).sort();
if (!cases.length) throw new Error(`${folder} has no expected rows`);
for (const file of cases) {
  const name = file.slice(0, -4);
  const expected = sorted(csv(readFileSync(`${folder}/${file}`, 'utf8')));
  const start = Date.now();
  const found = sorted(await ask(shown(name)));
  if (process.env.VERBOSE) console.log(name, Date.now() - start, 'ms');
  if (JSON.stringify(expected) === JSON.stringify(found)) continue;
  different += 1;
  console.log(`${name}: ${expected.length} rows expected, ${found.length} found`);
  console.log('  only expected:', expected.filter((row) => !found.includes(row)).slice(0, 2).join('\n    '));
  console.log('  only found:   ', found.filter((row) => !expected.includes(row)).slice(0, 2).join('\n    '));
}
console.log(`${cases.length - different} of ${cases.length} answers are the same in Comunica`);
process.exitCode = different > 0 ? 1 : 0;
