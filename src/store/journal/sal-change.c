/* sal-change.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-change-private.h"

#include <glib/gi18n-lib.h>

#include "sal-quote.h"

G_DEFINE_BOXED_TYPE (SalChange, sal_change, sal_change_ref, sal_change_unref)

SalChange *
sal_change_new (void)
{
  SalChange *self = g_new0 (SalChange, 1);

  g_atomic_ref_count_init (&self->reference_count);
  self->kinds = g_ptr_array_new ();
  self->touches = g_array_new (FALSE, FALSE, sizeof (SalTouch));
  self->ranges = g_array_new (FALSE, FALSE, sizeof (SalTouchRange));
  return self;
}

SalChange *
sal_change_ref (SalChange *self)
{
  g_atomic_ref_count_inc (&self->reference_count);
  return self;
}

void
sal_change_unref (SalChange *self)
{
  if (!g_atomic_ref_count_dec (&self->reference_count))
    return;

  g_free (self->author);
  g_free (self->label);
  g_free (self->note);
  g_ptr_array_unref (self->kinds);
  g_array_unref (self->touches);
  g_array_unref (self->ranges);
  g_clear_pointer (&self->range_rows, g_array_unref);
  g_free (self);
}

void
sal_change_add_kind (SalChange *self, const SalKind *kind)
{
  if (!g_ptr_array_find (self->kinds, kind, NULL))
    g_ptr_array_add (self->kinds, (gpointer) kind);
}

static int
compare_touches (gconstpointer one, gconstpointer other)
{
  const SalTouch *a = one, *b = other;

  if (a->kind != b->kind)
    return a->kind < b->kind ? -1 : 1;
  return (a->id > b->id) - (a->id < b->id);
}

/* Called once, when all touches are there. */
void
sal_change_sort_touches (SalChange *self)
{
  g_array_sort (self->touches, compare_touches);
}

gint64
sal_change_get_id (const SalChange *self)
{
  return self->id;
}

gint64
sal_change_get_time (const SalChange *self)
{
  return self->time;
}

const char *
sal_change_get_author (const SalChange *self)
{
  return self->author;
}

const char *
sal_change_get_label (const SalChange *self)
{
  return self->label;
}

SalChangeType
sal_change_get_change_type (const SalChange *self)
{
  return self->type;
}

/**
 * sal_change_describe:
 * @self: a change
 *
 * Says what was done, and whether it was an undo or a redo.
 *
 * Returns: (transfer full): a translated title
 */
char *
sal_change_describe (const SalChange *self)
{
  g_autofree char *inner = sal_quote_inner (self->label);

  switch (self->type)
    {
    case SAL_CHANGE_UNDO:
      return g_strdup_printf (_ ("Undo “%s”"), inner);
    case SAL_CHANGE_REDO:
      return g_strdup_printf (_ ("Redo “%s”"), inner);
    case SAL_CHANGE_DO:
    default:
      return g_strdup (self->label);
    }
}

const char *
sal_change_get_note (const SalChange *self)
{
  return self->note;
}

gint64
sal_change_get_reverts (const SalChange *self)
{
  return self->reverts;
}

gint64
sal_change_get_reverted_by (const SalChange *self)
{
  return self->reverted_by;
}

gboolean
sal_change_is_final (const SalChange *self)
{
  return (self->flags & SAL_CHANGE_FINAL) != 0;
}

gboolean
sal_change_is_bulk (const SalChange *self)
{
  return (self->flags & SAL_CHANGE_BULK) != 0;
}

const SalTouch *
sal_change_get_touches (const SalChange *self, gsize *n_touches)
{
  *n_touches = self->touches->len;
  return (const SalTouch *) self->touches->data;
}

const SalTouchRange *
sal_change_get_ranges (const SalChange *self, gsize *n_ranges)
{
  *n_ranges = self->ranges->len;
  return (const SalTouchRange *) self->ranges->data;
}

gint64
sal_change_get_n_rows (const SalChange *self)
{
  return self->n_rows;
}

/**
 * sal_change_touches:
 * @self: a change
 * @kind: a kind
 *
 * Checks whether records of @kind were touched. A listing knows this, too.
 *
 * Returns: %TRUE if some were
 */
gboolean
sal_change_touches (const SalChange *self, const SalKind *kind)
{
  return g_ptr_array_find (self->kinds, kind, NULL);
}

/**
 * sal_change_touches_settings:
 * @self: a change with its touches
 *
 * Checks whether settings of the workspace were changed.
 *
 * Returns: %TRUE if so
 */
gboolean
sal_change_touches_settings (const SalChange *self)
{
  return self->settings;
}

/**
 * sal_change_touches_record:
 * @self: a change with its touches
 * @kind: a kind
 * @id: a record of it
 *
 * Checks whether one record was touched, by itself or in a range.
 *
 * Returns: %TRUE if it was
 */
gboolean
sal_change_touches_record (const SalChange *self, const SalKind *kind, gint64 id)
{
  SalTouch touch = { .kind = kind, .id = id };

  for (guint i = 0; i < self->ranges->len; i++)
    {
      const SalTouchRange *range = &g_array_index (self->ranges, SalTouchRange, i);

      if (range->kind == kind && range->first <= id && id <= range->last)
        return TRUE;
    }
  return g_array_binary_search (self->touches, &touch, compare_touches, NULL);
}

void
sal_field_change_free (SalFieldChange *self)
{
  g_free (self->title);
  sal_value_clear (&self->before);
  sal_value_clear (&self->after);
  g_free (self);
}
