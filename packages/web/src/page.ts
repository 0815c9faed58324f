export type { ProblemCode } from '@rucksack/contract'
export type * from '@rucksack/contract/pages'
export type { Report } from '@rucksack/contract/verifying'
