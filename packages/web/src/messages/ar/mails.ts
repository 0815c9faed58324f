import type { messages as english } from '../en/mails.ts'
import type { Translation } from '../translation.ts'

export const messages: Translation<typeof english> = {}
