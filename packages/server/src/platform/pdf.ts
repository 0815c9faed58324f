import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const fontPackages = ['noto-sans', 'noto-sans-arabic', 'source-serif-4']

/** What a Typst document may read, by the name it has there. */
export type PdfFiles = Record<string, Uint8Array | string>

/**
 * Set a document in Typst as PDF. Everything it reads is in `files`; a host's words come in as data
 * (`json("data.json")`), never as source. Loaded at first use: the compiler is large.
 */
export async function typesetPdf(source: string, files: PdfFiles): Promise<Buffer> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
  const workspace = await mkdtemp(join(tmpdir(), 'rucksack-pdf-'))
  try {
    for (const [name, bytes] of Object.entries(files)) await writeFile(join(workspace, name), bytes)
    const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: fontFolders() }] })
    return compiler.pdf({ mainFileContent: source })
  } finally {
    await rm(workspace, { recursive: true, force: true })
  }
}

function fontFolders(): string[] {
  const require = createRequire(import.meta.url)
  return fontPackages.map(name => dirname(require.resolve(`@expo-google-fonts/${name}/package.json`)))
}
