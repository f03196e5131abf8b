// Comfort only: the page says everything without it.
(() => {
  const show = (selector) => document.querySelectorAll(selector).forEach((node) => { node.hidden = false; });
  show(".filter");
  if (navigator.clipboard) {
    show(".copy");
    document.addEventListener("click", async (event) => {
      const button = event.target.closest(".copy");
      if (!button) return;
      const text = button.closest(".curl").querySelector("pre").textContent;
      try {
        await navigator.clipboard.writeText(text);
        button.textContent = "Copied";
      } catch {
        button.textContent = "Press Ctrl-C";
        getSelection().selectAllChildren(button.closest(".curl").querySelector("pre"));
      }
      setTimeout(() => { button.textContent = "Copy"; }, 1600);
    });
  }
  const text = document.getElementById("filter");
  const wrong = document.getElementById("wrong");
  const filter = () => {
    const wanted = text.value.trim().toLowerCase();
    document.querySelectorAll(".coverage tbody tr").forEach((row) => {
      const named = row.cells[0].textContent.toLowerCase().includes(wanted);
      const open = !wrong.checked || ["failed", "unchecked", "open"].includes(row.dataset.state);
      row.hidden = !(named && open);
    });
  };
  text.addEventListener("input", filter);
  wrong.addEventListener("change", filter);
})();
