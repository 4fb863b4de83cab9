"""What a customer sees of Stripe. Only the Payment Element and the frame for 3-D Secure have scripts."""
