import { at } from './paths.mjs'
import { setUp } from './setup.mjs'

/** Commands that open the database of the host themselves; all others need no host. */
const operatorVerbs = ['login-link', 'secret-key', 'token', 'user']

await setUp({ omitDev: true })
const { buildStale } = await import('./build.mjs')
const forOperator = operatorVerbs.includes(process.argv[2] ?? '')
await buildStale(forOperator ? ['worker', 'host'] : ['cli'])
// npm runs scripts in the folder of the workspace; names of files are meant where the person stands.
if (!forOperator && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD)
await import(forOperator ? at('.build/server/operator.js') : at('.build/cli/rucksack.js'))
