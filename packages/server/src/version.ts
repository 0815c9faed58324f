/** The release, as /api/v1/host and the banner tell it. */
export const version = '0.1.0'
