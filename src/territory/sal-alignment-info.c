/* sal-alignment-info.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment-info.h"

#include <glib/gi18n-lib.h>

#include "sal-alignment.h"
#include "sal-date.h"
#include "sal-kinds.h"

void
sal_alignment_info_free (SalAlignmentInfo *self)
{
  g_free (self->name);
  g_free (self->status);
  g_free (self->geography);
  g_free (self->base);
  g_free (self);
}

/**
 * sal_alignment_info_is_over:
 * @self: an alignment
 * @other: another one
 *
 * Tells whether an alignment can be loaded over the areas of another one, to be compared with it:
 * whether it divides the same, or what the other divided before areas were split.
 *
 * Returns: %TRUE if it can
 */
gboolean
sal_alignment_info_is_over (const SalAlignmentInfo *self, const SalAlignmentInfo *other)
{
  return g_strcmp0 (self->geography, other->geography) == 0 ||
         g_strcmp0 (self->geography, other->base) == 0;
}

/* One that takes effect on a day to come, and one that it follows after its last day. */
static gboolean
is_coming (const SalAlignmentInfo *self, gint32 day)
{
  return g_str_equal (self->status, SAL_ALIGNMENT_ACTIVE) && self->valid_from > day;
}

static gboolean
is_ending (const SalAlignmentInfo *self, gint32 day)
{
  return g_str_equal (self->status, SAL_ALIGNMENT_ARCHIVED) && self->valid_to >= day;
}

/**
 * sal_alignment_info_is_in_force:
 * @self: an alignment
 * @day: a day
 *
 * Tells whether an alignment is in force on a day. One can be activated for a day to come: until
 * then the one whose place it takes is in force, although it is archived already, and nothing has
 * to be done on that day.
 *
 * Returns: whether it is
 */
gboolean
sal_alignment_info_is_in_force (const SalAlignmentInfo *self, gint32 day)
{
  return (g_str_equal (self->status, SAL_ALIGNMENT_ACTIVE) && !is_coming (self, day)) ||
         (is_ending (self, day) && self->valid_from <= day);
}

/**
 * sal_alignment_info_describe_status:
 * @self: an alignment
 * @day: a day, mostly today
 *
 * Says what the status of an alignment means on a day, in header capitalisation: “Draft”, “Active
 * from 1 Feb 2027”, “In Force until 31 Jan 2027”.
 *
 * Returns: (transfer full): the text
 */
char *
sal_alignment_info_describe_status (const SalAlignmentInfo *self, gint32 day)
{
  const SalField *status = sal_kind_find_field (&sal_alignment_kind, "status");
  g_autofree char *text = NULL;

  if (is_coming (self, day))
    {
      text = sal_date_format (self->valid_from);
      /* translators: an alignment that takes effect on a day to come */
      return g_strdup_printf (_ ("Active from %s"), text);
    }
  if (is_ending (self, day) && self->valid_from > day)
    {
      g_autofree char *first = sal_date_format (self->valid_from);

      text = sal_date_format (self->valid_to);
      /* translators: an alignment that takes effect on a day to come, and its last day */
      return g_strdup_printf (_ ("In Force from %1$s until %2$s"), first, text);
    }
  if (is_ending (self, day))
    {
      text = sal_date_format (self->valid_to);
      /* translators: an alignment that another one follows after that day */
      return g_strdup_printf (_ ("In Force until %s"), text);
    }

  return g_strdup (sal_choice_get_label (status, self->status));
}
