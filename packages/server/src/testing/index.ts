export type { Letter, Post, PostFault } from './post.ts'
export { startPost } from './post.ts'
export { startTestHost, type TestHost } from './test-host.ts'
export { Visitor } from './visitor.ts'
