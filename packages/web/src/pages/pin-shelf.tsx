/** Three enamel pins on a shelf; a picture for the start page, without meaning of its own. */
export function PinShelf() {
  return (
    <svg className="pin-shelf" viewBox="0 0 440 300" aria-hidden="true">
      <g className="shelf-pin" transform="translate(76 176) scale(.82)">
        <path d="M0-84 72.7-42v84L0 84-72.7 42v-84z" fill="#0e6b66" />
        <path d="M0-84 72.7-42v84L0 84-72.7 42v-84z" fill="none" stroke="#d9b65a" strokeWidth="6" />
        <g fill="none" stroke="#f6efdc" strokeWidth="9" strokeLinecap="round" strokeLinejoin="round">
          <path d="M-34-14a36 36 0 0 1 62-14" />
          <path d="m30-50 1 24-24 0" />
          <path d="M34 14a36 36 0 0 1-62 14" />
          <path d="m-30 50-1-24 24 0" />
        </g>
      </g>
      <g className="shelf-pin" transform="translate(220 157) scale(.94)">
        <circle r="94" fill="#c8442f" />
        <circle r="94" fill="none" stroke="#d9b65a" strokeWidth="6" />
        <circle r="74" fill="none" stroke="#f6efdc" strokeOpacity=".35" strokeWidth="2" />
        <path
          d="M0-52 14.7-18.2 51.4-14.7 23.8 9.7 31.8 45.7 0 27-31.8 45.7-23.8 9.7-51.4-14.7-14.7-18.2z"
          fill="#f6efdc"
        />
      </g>
      <g className="shelf-pin" transform="translate(364 172) scale(.86)">
        <path
          d="M0-82c24 14 46 18 70 18v54c0 42-28 74-70 94-42-20-70-52-70-94v-54c24 0 46-4 70-18z"
          fill="#28407c"
        />
        <path
          d="M0-82c24 14 46 18 70 18v54c0 42-28 74-70 94-42-20-70-52-70-94v-54c24 0 46-4 70-18z"
          fill="none"
          stroke="#d9b65a"
          strokeWidth="6"
        />
        <g fill="none" stroke="#f6efdc" strokeWidth="9" strokeLinecap="round" strokeLinejoin="round">
          <path d="m-22-26-24 24 24 24" />
          <path d="m22-26 24 24-24 24" />
          <path d="m8-36-16 68" />
        </g>
      </g>
      <path className="shelf-board" d="M4 250h432" />
    </svg>
  )
}
