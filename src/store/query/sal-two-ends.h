/* sal-two-ends.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SAL_LOWER_END, /* ids ascend */
  SAL_UPPER_END, /* ids descend */
} SalTableEnd;

/**
 * SalTwoEnds:
 *
 * Two threads that read the rows of a table by id, each from its end, until they meet: both are
 * busy to the last, however the ids are spread and whatever else the machine does. Some rows near
 * where they meet are read by both.
 */
typedef struct
{
  gint64 reached[2]; /* by end: the id that was read last, or nearly */
} SalTwoEnds;

void sal_two_ends_init (SalTwoEnds *self);
/* To be asked after each row, the @n_read -th; @id: of the row. */
gboolean sal_two_ends_meet (SalTwoEnds *self, SalTableEnd end, guint n_read, gint64 id);
/* Has the other thread end soon: one of them failed, and what both read is not wanted. */
void sal_two_ends_stop (SalTwoEnds *self, SalTableEnd end);

G_END_DECLS
