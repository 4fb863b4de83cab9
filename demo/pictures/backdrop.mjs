// The backdrop as SVG: a gentle gradient, one quiet shape, and a contact shadow under each thing that stands there, a cord above each that hangs.

const UNIT = 1000;

export function backdropSvg({ size: [wide, high], backdrop: { tint: [from, to], angle, scene } }, pieces) {
  const [width, height] = [wide * UNIT, high * UNIT];
  const turn = (angle * Math.PI) / 180;
  const [x, y] = [Math.sin(turn) / 2, -Math.cos(turn) / 2];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
    <defs>
      <linearGradient id="ground" x1="${0.5 - x}" y1="${0.5 - y}" x2="${0.5 + x}" y2="${0.5 + y}">
        <stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/>
      </linearGradient>
      <radialGradient id="shadow">
        <stop offset="0" stop-color="#1d1b26" stop-opacity="0.34"/><stop offset="0.55" stop-color="#1d1b26" stop-opacity="0.16"/>
        <stop offset="1" stop-color="#1d1b26" stop-opacity="0"/>
      </radialGradient>
    </defs>
    <rect width="${width}" height="${height}" fill="url(#ground)"/>
    ${SCENES[scene](from, to)}
    ${pieces.map((piece) => (piece.cord ? cord(piece.cord) : shadow(piece.shadow))).join('')}
  </svg>`;
}

function shadow({ x, y, width }) {
  return `<ellipse cx="${x * UNIT}" cy="${y * UNIT}" rx="${width * 0.52 * UNIT}" ry="${(0.012 + width * 0.055) * UNIT}" fill="url(#shadow)"/>`;
}

function cord({ x, length }) {
  return `<path d="M${x * UNIT} 0V${length * UNIT + 20}" stroke="#5b5470" stroke-width="5" stroke-opacity="0.55"/>`;
}

const circle = (x, y, radius, fill, opacity) => `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}" fill-opacity="${opacity}"/>`;
const ring = (radius) => `<circle cx="500" cy="500" r="${radius}" fill="none" stroke="#fff" stroke-width="26" stroke-opacity="0.38"/>`;

const SCENES = {
  plain: () => '',
  disc: () => circle(500, 490, 375, '#fff', 0.42),
  arch: () => '<path d="M190 1000V480a310 310 0 0 1 620 0v520z" fill="#fff" fill-opacity="0.4"/>',
  dots: () => [[150, 170, 92], [850, 250, 60], [880, 820, 120], [110, 760, 58], [620, 90, 38]].map(([x, y, r]) => circle(x, y, r, '#fff', 0.42)).join(''),
  hill: (from, to) => `<ellipse cx="500" cy="1010" rx="820" ry="330" fill="${to}"/><ellipse cx="500" cy="1010" rx="820" ry="330" fill="#fff" fill-opacity="0.22"/>`,
  rings: () => [225, 330, 435].map(ring).join(''),
  band: () => '<path d="M-50 720 720 -50H1050V80L80 1050H-50z" fill="#fff" fill-opacity="0.34"/>',
  stage: () => `${circle(700, 440, 400, '#fff', 0.4)}${circle(1240, 250, 150, '#fff', 0.28)}
    <ellipse cx="750" cy="1010" rx="1150" ry="390" fill="#fff" fill-opacity="0.42"/>`,
};
