/* sal-id.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* An id is a positive gint64: milliseconds since 2020 above 21 bits that start at random in each
 * millisecond and count up. */

gint64 sal_id_new (void); /* thread-safe, strictly increasing within a process */

/* Ids derived from a seed and a time, for the sample: the same seed gives the same ids. */
typedef struct
{
  guint64 state;
  gint64 last;
} SalIdSequence;

void sal_id_sequence_init (SalIdSequence *self, guint64 seed, gint64 start_time);
gint64 sal_id_sequence_next (SalIdSequence *self);

G_END_DECLS
