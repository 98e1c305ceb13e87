// A slider and a number box of one value: what the box shows is what is applied, once it is left or Enter is pressed at the latest.

/**
 * Wires a slider and a box. A number is applied while it is typed; when the box is left, what is no number goes back to the value that is
 * applied, and one beyond the bounds of the box to the bound.
 * @param {HTMLInputElement} slider
 * @param {HTMLInputElement} box
 * @param {object} field
 * @param {(value: number) => void} field.apply takes a value within the bounds
 * @param {() => number} field.applied the value that is applied
 * @param {(text: string) => void} field.say is told what was typed and cannot be
 */
export function bindNumber(slider, box, { apply, applied, say }) {
  slider.addEventListener('input', () => {
    box.value = slider.value;
    apply(slider.valueAsNumber);
  });
  box.addEventListener('input', () => {
    const value = box.valueAsNumber;
    if (Number.isNaN(value) || value !== within(box, value)) return; // not yet whole, perhaps
    slider.value = value;
    apply(value);
  });
  box.addEventListener('change', () => {
    const typed = box.valueAsNumber;
    const value = Number.isNaN(typed) ? applied() : within(box, typed);
    slider.value = value;
    box.value = value;
    if (value !== applied()) apply(value);
    if (value !== typed) say(`${box.getAttribute('aria-label').replace(', number', '')} goes from ${box.min} to ${box.max}; it is ${value} now.`);
  });
}

/** Shows the value that is applied; a box that says it already is left alone, for somebody may be typing there. */
export function showNumber(slider, box, value) {
  slider.value = value;
  if (!(Math.abs(box.valueAsNumber - value) < 1e-6)) box.value = value;
}

function within(box, value) {
  return Math.min(Number(box.max), Math.max(Number(box.min), value));
}
