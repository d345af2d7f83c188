// How numbers are written for people.

/** Return a whole number as pages print it, its thousands parted. A phone takes 0.2 s to begin what browsers have for this. */
export const many = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",");
