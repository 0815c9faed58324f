import type { messages as english } from '../en/common.ts'
import type { Translation } from '../translation.ts'

export const messages: Translation<typeof english> = {}
