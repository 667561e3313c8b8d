/* post-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "post-fixture.h"

#include "sal-alignment-commands.h"
#include "sal-alignment.h"
#include "sal-date.h"
#include "sal-geography-file.h"
#include "sal-kinds.h"

const Post post_fixture_swapped[] = {
  { "California", "CA", "Ana", 42.9, -75.5 },
  { "New York", "NY", "Bo", 36.5, -119.5 },
};

static gboolean
insert (SalTransaction *transaction, SalRecord *record, gint64 *id, GError **error)
{
  *id = sal_record_get_id (record);

  return sal_transaction_insert (transaction, record, error);
}

static gboolean
add_position (SalTransaction *transaction, const Post *post, gint64 *position, GError **error)
{
  g_autoptr (SalRecord) person = sal_record_new (&sal_person_kind);
  g_autoptr (SalRecord) seat = sal_record_new (&sal_position_kind);
  g_autoptr (SalRecord) held = sal_record_new (&sal_assignment_kind);
  gint64 ids[2];

  sal_record_set_text (person, "name", post->holder);
  sal_record_set_real (person, "home_latitude", post->latitude);
  sal_record_set_real (person, "home_longitude", post->longitude);
  sal_record_set_text (seat, "name", post->territory);
  if (!insert (transaction, person, &ids[0], error) || !insert (transaction, seat, position, error))
    return FALSE;
  sal_record_set_integer (held, "person", ids[0]);
  sal_record_set_integer (held, "position", *position);
  sal_record_set_date (held, "valid_from", sal_date_from_ymd (2020, 1, 1));

  return insert (transaction, held, &ids[1], error);
}

static gboolean
add_post (SalTransaction *transaction, gint64 alignment, const Post *post, GError **error)
{
  g_autoptr (SalGeography) geography = sal_geography_load ("us-counties", error);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  guint n_areas;
  const SalGeographyArea *areas = sal_geography_get_areas (geography, &n_areas);
  SalTerritoryNew new = { .alignment = alignment, .name = post->territory };
  g_autoptr (SalRecord) territory = NULL;
  gint64 position;

  for (guint i = 0; i < n_areas; i++)
    {
      if (g_strcmp0 (areas[i].parent, post->state) == 0)
        g_ptr_array_add (codes, (gpointer) areas[i].code);
    }
  g_ptr_array_add (codes, NULL);
  new.areas = (char **) codes->pdata;
  if (!add_position (transaction, post, &position, error) ||
      !sal_alignment_add_territory (transaction, &new, NULL, error))
    return FALSE;
  territory = sal_transaction_load (transaction, &sal_territory_kind, new.id, error);
  sal_record_set_integer (territory, "position", position);

  return sal_transaction_update (transaction, territory, error);
}

gboolean
post_fixture_write (SalTransaction *transaction,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error)
{
  PostPlan *plan = data;
  SalAlignmentNew new = { .name = "Plan", .geography = SAL_GEOGRAPHY_US_COUNTIES };

  if (!sal_alignment_create (transaction, &new, NULL, error))
    return FALSE;
  plan->alignment = new.id;
  for (guint i = 0; i < plan->n_posts; i++)
    {
      if (!add_post (transaction, new.id, &plan->posts[i], error))
        return FALSE;
    }

  return TRUE;
}
