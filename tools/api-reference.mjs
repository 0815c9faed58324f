import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { at } from './paths.mjs'

/**
 * The reference of the library, from the docstrings of what it exports: one section for each way in.
 * @returns {{ text: string, bare: string[] }} the page, and the names that have no docstring
 */
export function apiReference() {
  const manifest = JSON.parse(readFileSync(at('packages/openbadges/package.json'), 'utf8'))
  const ways = Object.entries(manifest.exports).filter(([way]) => !way.endsWith('.json'))
  const sources = ways.map(([, { default: file }]) =>
    at('packages/openbadges', file.replace('./dist/', 'src/').replace(/\.js$/, '.ts')),
  )
  const program = ts.createProgram(sources, options())
  const checker = program.getTypeChecker()
  const bare = []
  const sections = ways.map(([way], n) => {
    const name = `openbadges${way.slice(1)}`
    const file = program.getSourceFile(sources[n])
    const symbol = file && checker.getSymbolAtLocation(file)
    if (!symbol) throw new Error(`${sources[n]} exports nothing.`)
    const entries = checker
      .getExportsOfModule(symbol)
      .map(each => entry(each, checker))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
    bare.push(...entries.filter(each => each.text === '').map(each => `${name}: ${each.name}`))
    return [`## ${name}`, ...entries.map(write)].join('\n\n')
  })
  return { text: `${[...head, ...sections].join('\n\n')}\n`, bare: [...new Set(bare)] }
}

const head = [
  '# API reference of openbadges',
  'Made from the docstrings of the sources by `npm run api-reference`. How the parts work together is in the guide, `docs/library.md`.',
]

function options() {
  const { config } = ts.readConfigFile(at('packages/openbadges/tsconfig.json'), ts.sys.readFile)
  const parsed = ts.parseJsonConfigFileContent(config, ts.sys, at('packages/openbadges'))
  return { ...parsed.options, composite: false, incremental: false, noEmit: true, emitDeclarationOnly: false }
}

function entry(exported, checker) {
  const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported
  const [declaration] = symbol.declarations ?? []
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker)).replace(/\s*\n\s*/g, ' ')
  return { name: exported.name, text, code: declaration ? signature(declaration, symbol, checker) : '' }
}

/** How it is declared, without what it does. */
function signature(declaration, symbol, checker) {
  if (ts.isFunctionDeclaration(declaration)) {
    const type = checker.getTypeOfSymbolAtLocation(symbol, declaration)
    const calls = type.getCallSignatures().map(call => checker.signatureToString(call, declaration, format))
    return calls.map(call => `function ${symbol.name}${call}`).join('\n')
  }
  if (ts.isVariableDeclaration(declaration)) {
    const type = checker.getTypeOfSymbolAtLocation(symbol, declaration)
    return `const ${symbol.name}: ${checker.typeToString(type, declaration, format)}`
  }
  if (ts.isClassDeclaration(declaration)) {
    const type = checker.getDeclaredTypeOfSymbol(symbol)
    const own = type.getProperties().filter(each => !each.name.startsWith('__#'))
    const lines = own
      .filter(each => each.declarations?.some(each => each.parent === declaration))
      .map(
        each => `  ${each.name}: ${checker.typeToString(checker.getTypeOfSymbol(each), declaration, format)}`,
      )
    return `class ${symbol.name} {\n${lines.join('\n')}\n}`
  }
  return declaration.getText().replace(/^export /, '')
}

const format = ts.TypeFormatFlags.NoTruncation

const write = ({ name, text, code }) =>
  [`### ${name}`, text, `\`\`\`ts\n${code}\n\`\`\``].filter(Boolean).join('\n\n')
