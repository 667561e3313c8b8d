/* sal-spin-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-spin-text.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "sal-number.h"
#include "sal-text.h"

#define WATCHED "sal-spin-text"

typedef struct
{
  GtkSpinButton *spin;
  char *problem; /* (nullable): with the text that was entered, */
  double value;  /* as long as this is the value */
  guint typed;   /* the source that has the value follow the text; 0: it does */
  gboolean following;
  void (*changed) (gpointer data);
  gpointer data;
} Watched;

static void
watched_free (gpointer data)
{
  Watched *self = data;

  g_clear_handle_id (&self->typed, g_source_remove);
  g_free (self->problem);
  g_free (self);
}

/* (nullable) (transfer full): what is wrong with the text */
static char *
read_text (GtkSpinButton *spin, double *value)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (spin))));
  gsize length = strlen (text);
  g_autofree char *number = g_strndup (text, length - g_str_has_suffix (text, "%"));
  g_autofree char *lowest = NULL, *highest = NULL;
  double lower, upper;

  if (length == 0)
    return g_strdup (_ ("A number is missing"));
  gtk_spin_button_get_range (spin, &lower, &upper);
  if (sal_text_to_double (number, sal_text_decimal_mark_of_locale (), value, NULL) &&
      *value >= lower && *value <= upper)
    return NULL;
  lowest = sal_number_format (lower, 0);
  highest = sal_number_format (upper, 0);

  /* translators: what was entered, and two numbers */
  return g_strdup_printf (_ ("“%1$s” is not a number from %2$s to %3$s"), text, lowest, highest);
}

/* Whether a value that was entered is the one that there is, as it is shown. */
static gboolean
stands_for (GtkSpinButton *spin, double value, double entered)
{
  return fabs (entered - value) < 0.5 * pow (10, -(double) gtk_spin_button_get_digits (spin));
}

static void
tell_problem (Watched *self)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->spin),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               sal_spin_text_get_problem (self->spin) != NULL
                                   ? GTK_ACCESSIBLE_INVALID_TRUE
                                   : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static int
input_cb (GtkSpinButton *spin, double *value, Watched *self)
{
  g_autofree char *before = g_steal_pointer (&self->problem);

  self->value = gtk_spin_button_get_value (spin);
  self->problem = read_text (spin, value);
  if (self->problem != NULL || stands_for (spin, self->value, *value))
    *value = self->value;
  if (g_strcmp0 (self->problem, before) != 0)
    {
      tell_problem (self);
      self->changed (self->data);
    }

  return TRUE;
}

/* Whether the text stays as it was entered. */
static gboolean
output_cb (GtkSpinButton *spin, const Watched *self)
{
  return self->following || sal_spin_text_get_problem (spin) != NULL;
}

/* The text stays as it is until the field is left: nobody's "8" becomes "8.0" on the way to "80".
 */
static gboolean
follow_cb (gpointer user_data)
{
  Watched *self = user_data;

  self->typed = 0;
  self->following = TRUE;
  gtk_spin_button_update (self->spin);
  self->following = FALSE;

  return G_SOURCE_REMOVE;
}

static void
typed_cb (Watched *self)
{
  if (self->typed == 0)
    self->typed = g_idle_add (follow_cb, self);
}

/**
 * sal_spin_text_watch:
 * @spin: a spin button
 * @changed: called when the text that was entered becomes no number, or one again
 * @data: for @changed; there for as long as @spin
 *
 * Has a spin button refuse a text that is no number, or none in its range, and follow the text a
 * turn of the main loop after it is typed, before the field is left.
 */
void
sal_spin_text_watch (GtkSpinButton *spin, void (*changed) (gpointer data), gpointer data)
{
  Watched *self = g_new0 (Watched, 1);

  self->spin = spin;
  self->changed = changed;
  self->data = data;
  g_object_set_data_full (G_OBJECT (spin), WATCHED, self, watched_free);
  g_signal_connect (spin, "input", G_CALLBACK (input_cb), self);
  g_signal_connect (spin, "output", G_CALLBACK (output_cb), self);
  g_signal_connect_swapped (spin, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (tell_problem), self);
}

/**
 * sal_spin_text_get_problem:
 * @spin: a spin button that is watched
 *
 * Returns: (nullable): what is wrong with the text in it, in a sentence
 */
const char *
sal_spin_text_get_problem (GtkSpinButton *spin)
{
  const Watched *self = g_object_get_data (G_OBJECT (spin), WATCHED);

  return gtk_spin_button_get_value (spin) == self->value ? self->problem : NULL;
}
