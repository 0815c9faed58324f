export type Art = { shape: keyof typeof shapes; enamel: string; rim: string; icon: keyof typeof icons }

/** One pin, drawn: rim, enamel, and a sign in ivory. */
export function drawPin({ shape, enamel, rim, icon }: Art): Uint8Array {
  const outline = shapes[shape]
  return new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-256 -256 512 512" width="512" height="512">` +
      `<path d="${outline}" fill="${rim}"/>` +
      `<path d="${outline}" transform="scale(.915)" fill="${enamel}"/>` +
      `<path d="${outline}" transform="scale(.85)" fill="none" stroke="#f6efdc" stroke-opacity=".75" stroke-width="5"/>` +
      `<g fill="none" stroke="#f6efdc" stroke-width="22" stroke-linecap="round" stroke-linejoin="round">${icons[icon]}</g>` +
      `</svg>`,
  )
}

const shapes = {
  round: 'M0-240A240 240 0 1 1 0 240 240 240 0 0 1 0-240Z',
  hexagon: 'M0-244 211-122V122L0 244-211 122V-122Z',
  shield:
    'M0-236C70-190 140-180 206-186V10C206 120 110 200 0 244-110 200-206 120-206 10V-186C-140-180-70-190 0-236Z',
  square:
    'M-150-226H150A76 76 0 0 1 226-150V150A76 76 0 0 1 150 226H-150A76 76 0 0 1-226 150V-150A76 76 0 0 1-150-226Z',
  drop: 'M0-246C60-150 190-90 190 60A190 186 0 0 1-190 60C-190-90-60-150 0-246Z',
} as const

const icons = {
  remix:
    '<path d="M-96-34A100 100 0 0 1 78-62"/><path d="M84-128v70h-70"/><path d="M96 34A100 100 0 0 1-78 62"/><path d="M-84 128V58h70"/>',
  code: '<path d="M-50-70-124 0-50 70"/><path d="M50-70 124 0 50 70"/><path d="M22-104-22 104"/>',
  pencil: '<path d="M-104 104-88 40 56-104a34 34 0 0 1 48 48L-40 88Z"/><path d="M30-78 78-30"/>',
  book: '<path d="M0-60C-30-90-80-96-124-90V76C-80 70-30 76 0 106 30 76 80 70 124 76V-90C80-96 30-90 0-60Z"/><path d="M0-60V106"/>',
  columns:
    '<path d="M-124-40 0-116 124-40Z"/><path d="M-84-20V70M-28-20V70M28-20V70M84-20V70"/><path d="M-124 100H124"/>',
  gear: '<circle r="44"/><path d="M0-122v34M0 88v34M-122 0h34M88 0h34M-86-86l24 24M62 62l24 24M-86 86l24-24M62-62l24-24"/>',
  beam: '<path d="M-40-120H40L22-60H-22Z"/><path d="M0-60V70"/><path d="M-90 100H90"/><path d="M-44 70-70 40M44 70 70 40"/>',
  wave: '<path d="M-130 30C-100 0-70 0-40 30S20 60 50 30 110 0 130 30"/><path d="M-130 84C-100 54-70 54-40 84S20 114 50 84 110 54 130 84"/><circle cx="0" cy="-66" r="44"/>',
  lens: '<circle cx="-20" cy="-20" r="84"/><path d="M42 42 118 118"/>',
  voice:
    '<rect x="-40" y="-124" width="80" height="140" rx="40"/><path d="M-84-16a84 84 0 0 0 168 0M0 68V120M-50 120H50"/>',
  leaf: '<path d="M-96 96C-110-40-20-110 110-104 116 30 40 118-96 96Z"/><path d="M-116 116 40-36"/>',
  star: '<path d="M0-116 34-40 116-32 54 22 74 104 0 62-74 104-54 22-116-32-34-40Z"/>',
} as const
