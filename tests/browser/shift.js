// How far things have moved since the page began to load.
() =>
  new Promise((done) => {
    let sum = 0;
    const add = (list) => list.getEntries().forEach((entry) => (sum += entry.value));
    const observer = new PerformanceObserver(add);
    observer.observe({ type: "layout-shift", buffered: true });
    setTimeout(() => {
      add({ getEntries: () => observer.takeRecords() });
      done(sum);
    }, 80);
  })
