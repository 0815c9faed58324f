/** The sign of the product: a rucksack drawn with one pen. */
export function RucksackMark() {
  return (
    <svg viewBox="0 0 32 32" fill="none" stroke="currentColor" strokeWidth="2.2" aria-hidden="true">
      <path d="M11.5 7.5V6a4.5 4.5 0 0 1 9 0v1.5" strokeLinecap="round" />
      <path
        d="M7 15.5a8 8 0 0 1 8-8h2a8 8 0 0 1 8 8V26a3 3 0 0 1-3 3H10a3 3 0 0 1-3-3z"
        strokeLinejoin="round"
      />
      <path d="M7 19H4.5v6a2 2 0 0 0 2 2H7M25 19h2.5v6a2 2 0 0 1-2 2H25" strokeLinejoin="round" />
      <path d="M11.5 29v-6a2 2 0 0 1 2-2h5a2 2 0 0 1 2 2v6" strokeLinejoin="round" />
      <path
        d="m16 11.2 1.1 2.2 2.4.35-1.75 1.7.42 2.4L16 16.7l-2.17 1.15.42-2.4-1.75-1.7 2.4-.35z"
        fill="currentColor"
        stroke="none"
      />
    </svg>
  )
}
