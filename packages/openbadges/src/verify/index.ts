export type { CheckName, Finding, Report, SentenceCode, Verdict } from './report.ts'
export { checkNames } from './report.ts'
export { type VerifyOptions, verify } from './verify.ts'
