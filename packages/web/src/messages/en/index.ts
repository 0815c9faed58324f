import { messages as achieving } from './achieving.ts'
import { messages as addresses } from './addresses.ts'
import { messages as app } from './app.ts'
import { messages as awards } from './awards.ts'
import { messages as batches } from './batches.ts'
import { messages as codes } from './codes.ts'
import { messages as collections } from './collections.ts'
import { messages as common } from './common.ts'
import { messages as consents } from './consents.ts'
import { messages as designer } from './designer.ts'
import { messages as docs } from './docs.ts'
import { messages as earning } from './earning.ts'
import { messages as exported } from './exports.ts'
import { messages as grants } from './grants.ts'
import { messages as mails } from './mails.ts'
import { messages as notices } from './notices.ts'
import { messages as organisations } from './organisations.ts'
import { messages as problems } from './problems.ts'
import { messages as publicPages } from './public.ts'
import { messages as sharing } from './sharing.ts'
import { messages as verdicts } from './verdicts.ts'
import { messages as waiting } from './waiting.ts'

/** Every message in English, by key. */
export const messages = {
  ...common,
  ...batches,
  ...codes,
  ...publicPages,
  ...earning,
  ...addresses,
  ...grants,
  ...sharing,
  ...collections,
  ...exported,
  ...docs,
  ...verdicts,
  ...problems,
  ...mails,
  ...notices,
  ...app,
  ...awards,
  ...organisations,
  ...consents,
  ...waiting,
  ...designer,
  ...achieving,
}
