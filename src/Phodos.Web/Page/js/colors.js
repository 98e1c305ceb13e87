// The colours of app.css for what is drawn on a canvas.

/** A colour of app.css in the present theme: `--series-1` gives #rrggbb. */
export function color(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** The same, letting through what is behind it. */
export function faint(name, opacity) {
  return color(name) + Math.round(opacity * 255).toString(16).padStart(2, '0');
}
