export type { Accepted } from './check-shape.ts'
export { judgeDataModel, judgeProof } from './judge-document.ts'
export type {
  CheckName,
  Finding,
  Inside,
  Note,
  NoteCode,
  Relation,
  Report,
  SentenceCode,
  Verdict,
} from './report.ts'
export { checkNames, verdictOf } from './report.ts'
export { type VerifyOptions, verify } from './verify.ts'
