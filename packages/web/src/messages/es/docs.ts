import type { messages as english } from '../en/docs.ts'
import type { Translation } from '../translation.ts'

export const messages: Translation<typeof english> = {}
