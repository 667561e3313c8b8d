// Times in DuckDB the query of bench-facts.c that groups by two dimensions, over a table of its own in memory:
// node duckdb.mjs FACTS.csv SEGMENT. For each line read, with a number of runs, their median time is printed,
// in seconds; so that the two are measured in turns, and what else the machine does slows both.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const [file, segment] = process.argv.slice(2);
const require = createRequire(`${process.env.DUCKDB_FOLDER}/package.json`);
const { DuckDBInstance } = await import(pathToFileURL(require.resolve('@duckdb/node-api')));
const connection = await (await DuckDBInstance.create(':memory:')).connect();

await connection.run(`CREATE TABLE facts AS SELECT * FROM read_csv('${file}', header = true, columns = {
  segment: 'USMALLINT', family: 'USMALLINT', quarter: 'USMALLINT', status: 'UTINYINT', amount: 'BIGINT' })`);
const query = await connection.prepare(`SELECT family, quarter,
  sum(amount) FILTER (status = 1), sum(amount) FILTER (status = 0), count(*) FILTER (status = 1)
  FROM facts WHERE segment = ${Number(segment)} GROUP BY family, quarter`);

for await (const runs of createInterface({ input: process.stdin })) {
  const times = [];
  for (let i = 0; i < Number(runs); i++) {
    const start = process.hrtime.bigint();
    await (await query.run()).getRows();
    times.push(Number(process.hrtime.bigint() - start) / 1e9);
  }
  console.log(times.sort((a, b) => a - b)[Math.floor(times.length / 2)]);
}
process.exit(0);
