import type { Frame, Page } from '../page.ts'

/** What the component of one kind of page is given. */
export type PageProps<Kind extends Page['kind']> = { page: Extract<Page, { kind: Kind }>; frame: Frame }
