// Text that cannot be read because something stands on it.

/** What covers a text on this page, one line each. The window grows to the page's height for it. */
export async function covered(page) {
  const { width, height } = page.viewportSize();
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.min(Math.max(whole, height), 6000) });
  return page.evaluate(() => {
    const found = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = walk.nextNode(); text; text = walk.nextNode()) {
      const holder = text.parentElement;
      if (!text.data.trim() || holder.closest("script, style, noscript, option, .unseen, .skip, datalist") || !holder.checkVisibility()) continue;
      // what lets clicks through cannot be found by its place
      if (getComputedStyle(holder).pointerEvents === "none") continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const { left, top, width, height } of range.getClientRects()) {
        const x = left + width / 2;
        const y = top + height / 2;
        const upon = isShown(holder, x, y) && document.elementFromPoint(x, y);
        if (upon && !upon.contains(holder) && !holder.contains(upon)) {
          found.push(`“${text.data.trim().slice(0, 60)}” is under ${upon.cloneNode(false).outerHTML.slice(0, 120)}`);
        }
      }
    }
    return found;

    /** Whether no box around it has scrolled or cut this point away. */
    function isShown(element, x, y) {
      for (let box = element; box; box = box.parentElement) {
        const { left, top, right, bottom } = box.getBoundingClientRect();
        const cuts = getComputedStyle(box).overflow !== "visible" && box !== document.documentElement && box !== document.body;
        if (cuts && (x < left || x > right || y < top || y > bottom)) return false;
      }
      return true;
    }
  });
}
