// What a page does with the form: it hears when an emergency is confirmed, and gets the whole result at the end.
const form = document.querySelector("intake-form");
const after = document.getElementById("after");

form.addEventListener("emergency", ({ detail }) => {
  if (detail.confirmed) document.body.classList.add("emergency");
});

form.addEventListener("complete", ({ detail }) => {
  // detail.answers, detail.region, detail.assessment, and detail.json: the assessment as the service wrote it.
  // They are health data: send them only where the person has agreed to.
  after.textContent = `The questions are done (${Object.keys(detail.answers).length} answers).`;
});
