/* sal-spin-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-spin-text.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sal-number.h"
#include "sal-text.h"

#define WATCHED "sal-spin-text"

typedef struct
{
  char *problem; /* (nullable): with the text that was entered, */
  double value;  /* as long as this is the value */
  void (*changed) (gpointer data);
  gpointer data;
} Watched;

static void
watched_free (gpointer data)
{
  Watched *self = data;

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

static int
input_cb (GtkSpinButton *spin, double *value, Watched *self)
{
  g_autofree char *before = g_steal_pointer (&self->problem);

  self->value = gtk_spin_button_get_value (spin);
  self->problem = read_text (spin, value);
  if (self->problem != NULL)
    *value = self->value;
  if (g_strcmp0 (self->problem, before) != 0)
    self->changed (self->data);

  return TRUE;
}

/* Whether the text stays as it was entered. */
static gboolean
output_cb (GtkSpinButton *spin)
{
  return sal_spin_text_get_problem (spin) != NULL;
}

/**
 * sal_spin_text_watch:
 * @spin: a spin button
 * @changed: called when the text that was entered becomes no number, or one again
 * @data: for @changed; there for as long as @spin
 *
 * Has a spin button refuse a text that is no number, or none in its range.
 */
void
sal_spin_text_watch (GtkSpinButton *spin, void (*changed) (gpointer data), gpointer data)
{
  Watched *self = g_new0 (Watched, 1);

  self->changed = changed;
  self->data = data;
  g_object_set_data_full (G_OBJECT (spin), WATCHED, self, watched_free);
  g_signal_connect (spin, "input", G_CALLBACK (input_cb), self);
  g_signal_connect (spin, "output", G_CALLBACK (output_cb), NULL);
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
