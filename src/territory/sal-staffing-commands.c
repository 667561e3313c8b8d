/* sal-staffing-commands.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-staffing-commands.h"

#include "sal-alignment.h"
#include "sal-kinds.h"

typedef struct
{
  gint64 territory;
  gint64 position; /* 0: none */
} Post;

struct _SalStaffing
{
  gint64 alignment;
  GArray *posts; /* of Post */
};

/**
 * sal_staffing_new:
 * @alignment: the id of an alignment
 * @question: what was asked
 * @plan: what was answered
 *
 * Takes down which territories get another position, with ids in place of indexes.
 *
 * Returns: (transfer full): what is to be written
 */
SalStaffing *
sal_staffing_new (gint64 alignment, const SalDesignStaffing *question, const SalStaffingPlan *plan)
{
  SalStaffing *self = g_new (SalStaffing, 1);

  self->alignment = alignment;
  self->posts = g_array_new (FALSE, FALSE, sizeof (Post));
  for (guint t = 0; t < plan->n_lines; t++)
    {
      const SalStaffingLine *line = &plan->lines[t];
      Post post = { .territory = sal_design_staffing_get_territory (question, t) };

      if (line->then == line->now)
        continue;
      if (line->then != SAL_STAFFING_NONE)
        post.position = sal_design_staffing_get_position (question, (guint) line->then)->id;
      g_array_append_val (self->posts, post);
    }

  return self;
}

void
sal_staffing_free (gpointer data)
{
  SalStaffing *self = data;

  g_array_unref (self->posts);
  g_free (self);
}

guint
sal_staffing_get_size (const SalStaffing *self)
{
  return self->posts->len;
}

static gboolean
write_post (const SalStaffing *self, SalTransaction *transaction, const Post *post, GError **error)
{
  g_autoptr (SalRecord) territory = sal_alignment_load_part (
      transaction, &sal_territory_kind, post->territory, self->alignment, "territory", error);

  if (territory == NULL)
    return FALSE;
  if (post->position != 0)
    sal_record_set_integer (territory, "position", post->position);
  else
    sal_record_set_null (territory, "position");

  return sal_transaction_update (transaction, territory, error);
}

/**
 * sal_staffing_write:
 * @transaction: a transaction
 * @staffing: the #SalStaffing
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Gives the territories of a draft to positions.
 *
 * Returns: %FALSE with @error set if the alignment is no draft, a territory is of another one,
 *   or they could not be written
 */
gboolean
sal_staffing_write (SalTransaction *transaction,
                    gpointer staffing,
                    GCancellable *cancellable,
                    GError **error)
{
  SalStaffing *self = staffing;

  if (!sal_alignment_expect_draft (transaction, self->alignment, error))
    return FALSE;

  for (guint i = 0; i < self->posts->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !write_post (self, transaction, &g_array_index (self->posts, Post, i), error))
        return FALSE;
    }

  return TRUE;
}
