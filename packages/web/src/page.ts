export type * from '@rucksack/contract/pages'
