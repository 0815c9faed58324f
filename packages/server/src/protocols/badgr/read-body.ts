import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import type { FastifyRequest } from 'fastify'
import type { Static, TSchema } from 'typebox'
import { Problem } from '../../platform/problem.ts'

const ajv = new Ajv({ strict: false, allErrors: true })
addFormats.default(ajv)

/**
 * The JSON body of a request in this shape. Members that are not known are let be, as Badgr does; null and the empty
 * text are taken for what is not there. Throws `bad-request` or `validation-failed`.
 */
export function bodyReader<S extends TSchema>(schema: S): (request: FastifyRequest) => Static<S> {
  const fits = ajv.compile<Static<S>>(schema)
  return request => {
    const body = parse(request.body)
    if (fits(body)) return body
    const errors = (fits.errors ?? []).map(({ instancePath, params, message = 'does not fit' }) => ({
      pointer: `${instancePath}${params['missingProperty'] === undefined ? '' : `/${String(params['missingProperty'])}`}`,
      message: params['missingProperty'] === undefined ? message : 'is needed',
    }))
    throw new Problem('validation-failed', {
      errors,
      detail: errors.map(each => `${each.pointer || 'The body'} ${each.message}`).join('; '),
    })
  }
}

function parse(body: unknown): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.isBuffer(body) ? body : undefined)
    return JSON.parse(text, (key, value: unknown) => {
      if (key === '__proto__') throw new SyntaxError('forbidden name')
      if (typeof value === 'string' && /\0|\p{Surrogate}/u.test(value)) throw new SyntaxError('no text')
      return value === null || value === '' ? undefined : value
    })
  } catch (cause) {
    throw new Problem('bad-request', {
      detail: 'The body is not JSON in UTF-8 without NUL characters.',
      cause,
    })
  }
}
