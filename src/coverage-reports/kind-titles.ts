// The heads of the columns of coverage, in the order of POINT_KINDS.
export const KIND_TITLES = ['States', 'Transitions', 'Choice rules', 'Catchers', 'Retriers'] as const;
