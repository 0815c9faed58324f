// A file of its own, so that the rest of what stands beside it there is left out of pages.
export { p384 } from '@noble/curves/nist.js'
