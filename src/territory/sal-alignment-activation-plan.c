/* sal-alignment-activation-plan.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment-activation-private.h"

#include "sal-date.h"

/* What a plan is made from, and what it is made of. */

void
sal_activation_book_init (SalActivationBook *self)
{
  *self = (SalActivationBook){
    .day = SAL_DATE_NONE,
    .coverage = g_array_new (FALSE, FALSE, sizeof (SalCoverageSpan)),
    .opportunities = g_array_new (FALSE, FALSE, sizeof (SalActivationOpportunity)),
    .names = g_array_new (FALSE, FALSE, sizeof (SalActivationName)),
    .owners = g_array_new (FALSE, FALSE, sizeof (SalActivationOwner)),
    .sales_force = g_array_new (FALSE, FALSE, sizeof (gint64)),
  };
}

void
sal_activation_book_clear (SalActivationBook *self)
{
  g_clear_pointer (&self->design, sal_territory_design_unref);
  g_clear_pointer (&self->ownership, sal_ownership_free);
  g_clear_pointer (&self->coverage, g_array_unref);
  g_clear_pointer (&self->opportunities, g_array_unref);
  g_clear_pointer (&self->names, g_array_unref);
  g_clear_pointer (&self->owners, g_array_unref);
  g_clear_pointer (&self->sales_force, g_array_unref);
}

/**
 * sal_alignment_activation_create:
 * @book: what there is
 *
 * Creates a plan that says nothing yet.
 *
 * Returns: (transfer full): the plan
 */
SalAlignmentActivation *
sal_alignment_activation_create (const SalActivationBook *book)
{
  SalAlignmentActivation *plan = g_atomic_rc_box_new0 (SalAlignmentActivation);

  plan->alignment = book->alignment;
  plan->replaced = book->replaced;
  plan->day = book->day;
  plan->territories = g_array_new (FALSE, FALSE, sizeof (gint64));
  plan->moves = g_array_new (FALSE, FALSE, sizeof (SalActivationMove));
  plan->opportunities = g_array_new (FALSE, FALSE, sizeof (SalActivationDeal));
  plan->shares = g_array_new (FALSE, FALSE, sizeof (SalActivationShare));
  plan->findings = g_array_new (FALSE, FALSE, sizeof (SalActivationFinding));
  plan->holders = g_array_new (FALSE, FALSE, sizeof (SalActivationHolder));
  plan->writes = g_array_new (FALSE, FALSE, sizeof (SalCoverageWrite));

  return plan;
}

static void
feed (GChecksum *checksum, const gint64 *numbers, gsize n_numbers)
{
  for (gsize i = 0; i < n_numbers; i++)
    {
      gint64 number = GINT64_TO_LE (numbers[i]);

      g_checksum_update (checksum, (const guchar *) &number, sizeof number);
    }
}

/**
 * sal_alignment_activation_seal:
 * @plan: a plan that says all it has to say
 *
 * Computes its digest. Amounts are left out: they change all the time, and nothing that is written
 * depends on them.
 */
void
sal_alignment_activation_seal (SalAlignmentActivation *plan)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  const gint64 head[] = { plan->alignment, plan->replaced, plan->day, plan->writes->len };

  feed (checksum, head, G_N_ELEMENTS (head));
  for (guint i = 0; i < plan->writes->len; i++)
    {
      const SalCoverageWrite *write = &g_array_index (plan->writes, SalCoverageWrite, i);
      const gint64 numbers[] = { write->type,          write->span.id,        write->span.account,
                                 write->span.position, write->span.share,     write->span.first,
                                 write->span.last,     write->span.is_primary };

      feed (checksum, numbers, G_N_ELEMENTS (numbers));
    }
  for (guint i = 0; i < plan->opportunities->len; i++)
    {
      const SalActivationDeal *deal = &g_array_index (plan->opportunities, SalActivationDeal, i);
      const gint64 numbers[] = {
        deal->opportunity, deal->from_position, deal->to_position, deal->day, deal->stays
      };

      feed (checksum, numbers, G_N_ELEMENTS (numbers));
    }

  plan->digest = g_strdup (g_checksum_get_string (checksum));
}

static void
activation_clear (gpointer data)
{
  SalAlignmentActivation *self = data;

  g_array_unref (self->territories);
  g_array_unref (self->moves);
  g_array_unref (self->opportunities);
  g_array_unref (self->shares);
  g_array_unref (self->findings);
  g_array_unref (self->holders);
  g_array_unref (self->writes);
  g_clear_pointer (&self->names, sal_activation_names_free);
  g_free (self->digest);
}

SalAlignmentActivation *
sal_alignment_activation_ref (SalAlignmentActivation *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
sal_alignment_activation_unref (SalAlignmentActivation *self)
{
  g_atomic_rc_box_release_full (self, activation_clear);
}

static void
want_findings (const SalAlignmentActivation *self, SalActivationNames *names)
{
  for (guint i = 0; i < self->findings->len; i++)
    {
      const SalActivationFinding *finding =
          &g_array_index (self->findings, SalActivationFinding, i);

      sal_activation_names_want (names, SAL_ACTIVATION_NAME_ACCOUNT, finding->account);
      sal_activation_names_want (names, SAL_ACTIVATION_NAME_POSITION, finding->position);
    }
}

static void
want_moves (const SalAlignmentActivation *self, SalActivationNames *names)
{
  for (guint i = 0; i < self->moves->len; i++)
    {
      const SalActivationMove *move = &g_array_index (self->moves, SalActivationMove, i);

      sal_activation_names_want (names, SAL_ACTIVATION_NAME_ACCOUNT, move->account);
      sal_activation_names_want (names, SAL_ACTIVATION_NAME_POSITION, move->from_position);
      sal_activation_names_want (names, SAL_ACTIVATION_NAME_PERSON, move->from_person);
      sal_activation_names_want (names, SAL_ACTIVATION_NAME_POSITION, move->to_position);
      sal_activation_names_want (names, SAL_ACTIVATION_NAME_PERSON, move->to_person);
    }
}

static void
want_deals (const SalAlignmentActivation *self, SalActivationNames *names)
{
  for (guint i = 0; i < self->opportunities->len; i++)
    {
      const SalActivationDeal *deal = &g_array_index (self->opportunities, SalActivationDeal, i);

      sal_activation_names_want (names, SAL_ACTIVATION_NAME_OPPORTUNITY, deal->opportunity);
      sal_activation_names_want (names, SAL_ACTIVATION_NAME_ACCOUNT, deal->account);
      sal_activation_names_want (names, SAL_ACTIVATION_NAME_POSITION, deal->from_position);
      sal_activation_names_want (names, SAL_ACTIVATION_NAME_PERSON, deal->from_person);
      sal_activation_names_want (names, SAL_ACTIVATION_NAME_POSITION, deal->to_position);
      sal_activation_names_want (names, SAL_ACTIVATION_NAME_PERSON, deal->to_person);
    }
}

/**
 * sal_alignment_activation_load_names:
 * @self: a plan
 * @connection: a connection of the main store
 * @error: return location for an error
 *
 * Finds out what everything in the plan is called, for people to look at.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR, or if cancelled; then the plan is as it was
 */
gboolean
sal_alignment_activation_load_names (SalAlignmentActivation *self,
                                     SalConnection *connection,
                                     GError **error)
{
  g_autoptr (SalActivationNames) names = sal_activation_names_new ();

  for (guint i = 0; i < self->territories->len; i++)
    sal_activation_names_want (
        names, SAL_ACTIVATION_NAME_TERRITORY, g_array_index (self->territories, gint64, i));
  for (guint i = 0; i < self->shares->len; i++)
    {
      const SalActivationShare *share = &g_array_index (self->shares, SalActivationShare, i);

      sal_activation_names_want (names, SAL_ACTIVATION_NAME_ACCOUNT, share->account);
      sal_activation_names_want (names, SAL_ACTIVATION_NAME_POSITION, share->position);
    }
  want_moves (self, names);
  want_deals (self, names);
  want_findings (self, names);
  if (!sal_activation_names_load (names, connection, error))
    return FALSE;
  g_clear_pointer (&self->names, sal_activation_names_free);
  self->names = g_steal_pointer (&names);

  return TRUE;
}
