import type { messages as english } from '../en/public.ts'
import type { Translation } from '../translation.ts'

export const messages: Translation<typeof english> = {}
