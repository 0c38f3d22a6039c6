export const reason = () => ({ reason: 'too much else to do' });

export const claim = () => ({ statement: 'My case is different, for a reason nobody has written down.' });

export const nothing = () => ({});

/** Of no case, like the objection. */
export const anAppointment = () => ({ appointmentId: '00000000-0000-7000-8000-0000000000ac' });

/** Of no case, like the objection. */
export const aSearch = () => ({ id: '00000000-0000-7000-8000-0000000000af' });

export const inADay = () => new Date(Date.now() + 86_400_000).toISOString();

export const message = () => ({ text: 'I start on Monday.' });
export const restatement = () => ({ confirmed: true });
