import { enhanceCopying } from './copy.ts'
import { enhanceDrop } from './drop.ts'
import { focusTrouble } from './focus-trouble.ts'
import { offerPasskey } from './passkey.ts'
import { showAgo } from './show-ago.ts'

// Everything here is an extra: each page works without it.
showAgo()
enhanceCopying()
enhanceDrop()
focusTrouble()
offerPasskey()
