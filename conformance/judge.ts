import { type Fetcher, type Report, type VerifyOptions, verify } from 'openbadges'
import { portsOver } from './ports.ts'

/** Whoever judges the input of a case, over the web that the case carries, at its time: this process, or a browser. */
export type Judge = (
  input: string | Uint8Array,
  web: { fetcher: Fetcher; now: Date },
  options: VerifyOptions,
) => Promise<Report>

/** Judge in this process. */
export const judgeHere: Judge = (input, { fetcher, now }, options) =>
  verify(input, portsOver(fetcher, now), options)
