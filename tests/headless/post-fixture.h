/* post-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-transaction.h"

G_BEGIN_DECLS

/* A territory of the counties of a state, with who holds its position and lives somewhere. */
typedef struct
{
  const char *territory;
  const char *state;
  const char *holder; /* (nullable): vacant */
  double latitude, longitude;
} Post;

/* California and New York, each held by somebody who lives in the other: Ana, and Bo. */
extern const Post post_fixture_swapped[2];

typedef struct
{
  const Post *posts;
  guint n_posts;
  gint64 alignment; /* out */
} PostPlan;

/* A command: writes the draft "Plan" with a territory for each post. */
gboolean post_fixture_write (SalTransaction *transaction,
                             gpointer post_plan,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
