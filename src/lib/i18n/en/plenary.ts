export const plenary = {};
