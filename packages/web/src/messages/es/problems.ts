import type { messages as english } from '../en/problems.ts'
import type { Translation } from '../translation.ts'

export const messages: Translation<typeof english> = {}
