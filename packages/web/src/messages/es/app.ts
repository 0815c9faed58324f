import type { messages as english } from '../en/app.ts'
import type { Translation } from '../translation.ts'

/** What the signed-in app says. */
export const messages: Translation<typeof english> = {}
