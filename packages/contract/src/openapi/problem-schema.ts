import { problems } from '../problems.ts'
import type { Schema } from './schemas.ts'

/** The shape of every error answer (RFC 9457), with our stable codes. */
export function problemSchema(url: string): Schema {
  return {
    title: 'Problem',
    description: 'What went wrong and what to do (RFC 9457). Rely on `code`; the texts may change.',
    type: 'object',
    required: ['type', 'title', 'status', 'code', 'detail', 'advice', 'requestId'],
    properties: {
      type: { type: 'string', format: 'uri', examples: [`${url}/docs/problems/not-found`] },
      title: { type: 'string' },
      status: { type: 'integer' },
      code: { type: 'string', enum: Object.keys(problems) },
      detail: { type: 'string', description: 'About this request' },
      advice: { type: 'string', description: 'What to do about it' },
      errors: {
        type: 'array',
        description: 'Each place in the request that does not fit',
        items: {
          type: 'object',
          required: ['pointer', 'message'],
          properties: { pointer: { type: 'string' }, message: { type: 'string' } },
        },
      },
      requestId: { type: 'string', description: 'Tell the operator when you ask for help' },
    },
  }
}
