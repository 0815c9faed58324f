/** Values of `imsx_codeMinorFieldValue` (Open Badges 3.0, Imsx_CodeMinorField). */
export type CodeMinor =
  | 'forbidden'
  | 'internal_server_error'
  | 'invalid_data'
  | 'invalid_query_parameter'
  | 'not_acceptable'
  | 'not_allowed'
  | 'not_found'
  | 'server_busy'
  | 'unauthorizedrequest'

/** An error as Open Badges 3.0 tells it (Imsx_StatusInfo). */
export function statusInfo(minor: CodeMinor, description: string) {
  return {
    imsx_codeMajor: 'failure',
    imsx_severity: 'error',
    imsx_description: description,
    imsx_codeMinor: {
      imsx_codeMinorField: [{ imsx_codeMinorFieldName: 'TargetEndSystem', imsx_codeMinorFieldValue: minor }],
    },
  }
}

/** Which of the standard's values an HTTP status stands for. */
export function minorOf(status: number): CodeMinor {
  if (status === 401) return 'unauthorizedrequest'
  if (status === 403) return 'forbidden'
  if (status === 404 || status === 410) return 'not_found'
  if (status === 405) return 'not_allowed'
  if (status === 406 || status === 415) return 'not_acceptable'
  if (status === 429 || status === 503) return 'server_busy'
  return status >= 500 ? 'internal_server_error' : 'invalid_data'
}
