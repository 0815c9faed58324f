import { at } from './paths.mjs'
import { say } from './say.mjs'

/**
 * Build what browsers load into `.build/web`.
 * @returns {Promise<string[]>} the files written
 */
export async function buildClient() {
  const { build, createLogger } = await import('vite')
  const result = await build({
    configFile: at('packages/web/vite.config.ts'),
    mode: 'production',
    customLogger: { ...createLogger('warn'), info: () => {}, warn: say, warnOnce: say, error: say },
    // Old files stay for a while: a host that is running still serves them.
    build: { emptyOutDir: false },
  })
  const outputs = Array.isArray(result) ? result : [result]
  return outputs
    .flatMap(each => ('output' in each ? each.output : []))
    .map(file => at('.build/web', file.fileName))
}
